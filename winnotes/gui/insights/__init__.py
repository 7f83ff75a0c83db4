"""The page of what the lunches teach together: its filters, its charts and what stands behind them."""

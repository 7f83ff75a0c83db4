"""What a win interview is: pure rules over plain values, without files, clocks, screens or languages."""

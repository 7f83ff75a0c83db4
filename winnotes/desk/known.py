"""What a team knows before a lunch begins, to be offered there: content pieces, the stages of its sales-cycle model."""

from dataclasses import dataclass

from winnotes.core.content_piece import ContentPiece, pieces_in
from winnotes.core.sales_model import MODEL, Expected, model_in
from winnotes.store.store import Store


@dataclass(frozen=True, slots=True)
class Known:
    """The stages in their order, and the pieces in use by name, retired ones left out."""

    stages: tuple[Expected, ...] = ()
    pieces: tuple[ContentPiece, ...] = ()


def known_to_team(store: Store) -> Known:
    """Return what the team knows."""
    pieces = pieces_in(store.about("c"))
    stages = model_in(store.notebook(MODEL)).expected
    return Known(stages, tuple(one for one in pieces if not one.is_retired))

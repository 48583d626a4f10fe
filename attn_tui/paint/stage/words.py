"""The few words that the stage writes itself."""

from __future__ import annotations

from attn_tui.text.bilingual import Bilingual

MORE = Bilingual("其余 {count} 项", "{count} more")
SUM = Bilingual("累计", "sum")
PLACE = Bilingual("维", "dim")
SHARE = Bilingual("份额", "share")
TOTAL = Bilingual("和 Σ", "sum Σ")

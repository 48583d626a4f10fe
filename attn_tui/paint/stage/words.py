"""The few words that the stage writes itself."""

from __future__ import annotations

from attn_tui.text.bilingual import Bilingual

MORE = Bilingual("其余 {count} 项", "{count} more")
SUM = Bilingual("累计", "sum")
PLACE = Bilingual("维", "dim")
SHARE = Bilingual("份额", "share")
TOTAL = Bilingual("和 Σ", "sum Σ")
OTHERS = Bilingual("其余", "others")
DRAWN = Bilingual("抽到 {draw}", "drawn: {draw}")
COPIED = Bilingual(
    "“{token}”用 {symbol} 的第 {row} 行（从 0 数起），原样抄出来：",
    "“{token}” takes row {row} of {symbol} (counted from 0), copied as it is:",
)

"""How long shoppers are in a fitting room, from entering to leaving."""

from __future__ import annotations

from service.insight.report import Chart
from service.insight.spec import GROUPED, KEY, Spec, count, number, seconds

SQL = f"""
SELECT {KEY}, count(*) AS stays, times(stay_s, 0.5) AS median_s, times(stay_s, 0.9) AS p90_s,
    round(avg(pieces), 2) AS garments_each
FROM stays {GROUPED}
"""

ROOM_TIME = Spec(
    name="dwell",
    title={"en": "Time in the fitting room", "ko": "피팅룸 이용 시간"},
    about={
        "en": "From entering a fitting room to leaving it, at the median and for nine of ten.",
        "ko": "입실부터 퇴실까지의 시간: 중앙값과 10건 중 9건의 시간입니다.",
    },
    by=("hour", "day", "garments"),
    columns=(
        count("stays", "stays", "이용"),
        seconds("median_s", "median", "중앙값"),
        seconds("p90_s", "9 of 10 within", "10건 중 9건"),
        number("garments_each", "garments each", "1회당 옷"),
    ),
    sql=SQL,
    chart=Chart(("median_s", "p90_s")),
    order="stays",
    few="stays",
)

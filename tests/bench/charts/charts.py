"""The four charts in matplotlib. Arguments: chart, format, count."""
import csv
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

matplotlib.rcParams["font.family"] = ["Noto Sans CJK JP", "DejaVu Sans"]
matplotlib.rcParams["svg.fonttype"] = "none"
BLUE, ORANGE, SKY, AMBER = "#0072B2", "#D55E00", "#56B4E9", "#E69F00"


def rows(name):
    with open(name, encoding="utf-8") as file:
        return list(csv.reader(file, delimiter="\t"))


def columns(name):
    return [[float(cell) for cell in column] for column in zip(*rows(name))]


def frame(title, subtitle, source):
    figure, axes = plt.subplots(figsize=(12, 8), dpi=100)
    figure.text(0.02, 0.95, title, fontsize=18, weight="bold")
    figure.text(0.02, 0.915, subtitle, fontsize=12, color="#555")
    figure.text(0.02, 0.02, source, fontsize=10, color="#555")
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y", color="#DDE1E5")
    axes.set_axisbelow(True)
    figure.subplots_adjust(left=0.06, right=0.9, top=0.87, bottom=0.1)
    return figure, axes


def line():
    year, actual, path = columns("c1.dat")
    figure, axes = frame("Output ended 3% short of the 2020 doubling target", "Real GDP, index 2010 = 100",
                         "Source: illustrative data. 2020 provisional.")
    axes.plot(year, path, "--", color=ORANGE, linewidth=1.5)
    axes.plot(year, actual, color=BLUE, linewidth=3)
    axes.plot(2020, 200, "D", color=ORANGE, markerfacecolor="white", markersize=9)
    axes.annotate("Target 200", (2020.15, 200), color=ORANGE, weight="bold", annotation_clip=False)
    axes.annotate("Actual 193.5", (2020.15, 193.5), color=BLUE, weight="bold", annotation_clip=False)
    return figure


def bars():
    table = rows("c2.dat")
    figure, axes = frame("Services output tripled in ten years", "Value added by sector, trillion yuan at current prices",
                         "Source: illustrative data.")
    for k, color in enumerate(("#BDD9ED", "#5A9FD4", BLUE)):
        drawn = axes.bar([i + 0.27 * (k - 1) for i in range(3)], [float(row[k + 1]) for row in table], 0.25, color=color)
        axes.bar_label(drawn, fmt="%.1f")
    axes.set_xticks(range(3), [row[0] for row in table])
    return figure


def panels():
    year, *series = columns("c3.dat")
    figure, grid = plt.subplots(3, 4, figsize=(12, 8), dpi=100)
    figure.suptitle("Twelve indicators and the ways to their 2020 targets", x=0.02, ha="left", fontsize=18, weight="bold")
    for i, axes in enumerate(grid.flat):
        axes.plot([2010, 2020], [series[i][0], series[i][-1] * 1.02], "--", color=ORANGE, linewidth=1)
        axes.plot(year, series[i], color=BLUE, linewidth=2)
        axes.annotate(f"{series[i][-1]:.1f}", (2020.2, series[i][-1]), color=BLUE, annotation_clip=False)
        axes.set_title(f"Indicator {i + 1}", loc="left", fontsize=10)
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
        axes.grid(axis="y", color="#DDE1E5")
    return figure


def stack():
    year, consumption, investment, trade, total = columns("c4.dat")
    figure, axes = frame("2014—2019年消费贡献持续高于投资", "三大需求对国内生产总值增长的贡献（百分点），2010—2020年",
                         "资料来源：示例数据。2020年为初步核算数。")
    up, down = [0.0] * len(year), [0.0] * len(year)
    for values, color, label in ((consumption, BLUE, "消费"), (investment, SKY, "投资"), (trade, AMBER, "净出口")):
        axes.bar(year, values, 0.7, bottom=[u if v >= 0 else d for u, d, v in zip(up, down, values)], color=color, label=label)
        up = [u + max(v, 0) for u, v in zip(up, values)]
        down = [d + min(v, 0) for d, v in zip(down, values)]
    axes.plot(year, total, "o-", color="#222", markerfacecolor="white", label="国内生产总值增速（%）")
    for x, y in zip(year, total):
        axes.annotate(f"{y:.1f}", (x, y + 0.25), ha="center")
    axes.legend(ncols=4, loc="upper left", frameon=False)
    return figure


chart, kind, count = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for _ in range(count):
    drawn = (line, bars, panels, stack)[chart - 1]()
    drawn.savefig(f"matplotlib-{chart}.{kind}")
    plt.close(drawn)

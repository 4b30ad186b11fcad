# The four charts in gnuplot. Variables: chart, format, count.
if (format eq 'png') { set terminal pngcairo size 1200,800 font 'Noto Sans CJK SC,14' } else { set terminal svg size 1200,800 font 'Noto Sans CJK SC,14' }
set encoding utf8
set border 1
set tics nomirror
set grid ytics linecolor rgb '#DDE1E5' linetype 1
set key off
do for [round = 1:count] {
    set output sprintf('gnuplot-%d.%s', chart, format)
    if (chart == 1) {
        set title "Output ended 3% short of the 2020 doubling target\nReal GDP, index 2010 = 100" left
        set label 1 'Target 200' at 2020.1,200 textcolor rgb '#D55E00'
        set label 2 'Actual 193.5' at 2020.1,193.5 textcolor rgb '#0072B2'
        set label 3 'Source: illustrative data. 2020 provisional.' at screen 0.02,0.02
        set rmargin 18
        plot 'c1.dat' using 1:3 with lines dashtype 2 linecolor rgb '#D55E00', '' using 1:2 with lines linewidth 3 linecolor rgb '#0072B2'
    }
    if (chart == 2) {
        set title "Services output tripled in ten years\nValue added by sector, trillion yuan at current prices" left
        set label 3 'Source: illustrative data.' at screen 0.02,0.02
        set style data histogram
        set style fill solid noborder
        set boxwidth 0.9
        set yrange [0:60]
        plot 'c2.dat' using 2:xtic(1) linecolor rgb '#BDD9ED', '' using 3 linecolor rgb '#5A9FD4', '' using 4 linecolor rgb '#0072B2', \
            '' using ($0-0.25):2:2 with labels offset 0,0.6, '' using 0:3:3 with labels offset 0,0.6, '' using ($0+0.25):4:4 with labels offset 0,0.6
    }
    if (chart == 3) {
        set multiplot layout 3,4 title 'Twelve indicators and the ways to their 2020 targets'
        do for [panel = 1:12] {
            set title sprintf('Indicator %d', panel)
            set xtics 2010,5,2020
            plot 'c3.dat' using 1:panel+1 with lines linewidth 2 linecolor rgb '#0072B2'
        }
        unset multiplot
    }
    if (chart == 4) {
        set title "2014—2019年消费贡献持续高于投资\n三大需求对国内生产总值增长的贡献（百分点），2010—2020年" left
        set label 3 '资料来源：示例数据。2020年为初步核算数。' at screen 0.02,0.02
        set style fill solid noborder
        set boxwidth 0.7
        set yrange [-2:12]
        above(v) = v > 0 ? v : 0
        below(v) = v < 0 ? v : 0
        plot 'c4.dat' using 1:(above($2)+above($3)+above($4)) with boxes linecolor rgb '#E69F00', \
            '' using 1:(above($2)+above($3)) with boxes linecolor rgb '#56B4E9', '' using 1:(above($2)) with boxes linecolor rgb '#0072B2', \
            '' using 1:(below($2)+below($3)+below($4)) with boxes linecolor rgb '#E69F00', '' using 1:(below($2)) with boxes linecolor rgb '#0072B2', \
            '' using 1:5 with linespoints linecolor rgb '#222222' pointtype 7, '' using 1:5:5 with labels offset 0,0.8
    }
}

#include "report/writers.h"

/* Contrast of every text colour on its ground is at least 4.5:1 in both schemes. Charts have classes for the dark one
 * (html_dark.h); print is always light. */
static const char BASE[] =
    ":root{--paper:#fff;--ink:#1b222b;--soft:#4d5866;--rule:#d5dbe1;--band:#f4f6f8;--accent:#12436d;--link:#0b5394;"
    "--good:#0b6b3a;--fine:#12436d;--warn:#8f4300;--bad:#a8101f;--muted:#57616d;"
    "--sans:system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",\"Noto Sans\",Arial,sans-serif}\n"
    ":lang(zh){--sans:-apple-system,\"PingFang SC\",\"Hiragino Sans GB\",\"Microsoft YaHei\",\"Noto Sans CJK SC\","
    "\"Source Han Sans SC\",\"WenQuanYi Micro Hei\",system-ui,sans-serif}\n"
    "@media screen and (prefers-color-scheme:dark){:root{--paper:#14181d;--ink:#e6e9ed;--soft:#b0b9c3;--rule:#38414b;--band:#1c2229;"
    "--accent:#8fbce6;--link:#8fbce6;--good:#6fcf97;--fine:#8fbce6;--warn:#f2a65a;--bad:#ff8a8f;--muted:#a9b2bc}}\n"
    "*{box-sizing:border-box}\n"
    "html{-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 var(--sans)}\n"
    ":lang(zh) body{line-height:1.8}\n"
    "header,nav,main,footer{max-width:64rem;margin:0 auto;padding:0 1.25rem}\n"
    "header{border-top:.375rem solid var(--accent);padding-top:2.25rem}\n"
    "h1,h2,h3{line-height:1.3;text-wrap:balance;margin:0}\n"
    "h1{font-size:clamp(1.6rem,1.2rem + 2vw,2.4rem);letter-spacing:-.01em;padding-bottom:1.25rem}\n"
    "h2{font-size:1.375rem;color:var(--accent);border-top:1px solid var(--rule);padding-top:1.75rem;margin:3rem 0 1rem}\n"
    "h3{font-size:1.0625rem;margin:2rem 0 .6rem}\n"
    "p,li{max-width:46rem}\n"
    "p{margin:.6rem 0}\n"
    "ul,main ol{padding-left:1.2rem;margin:.6rem 0}\n"
    "li{margin:.55rem 0;overflow-wrap:anywhere}\n"
    "a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.15em}\n"
    ":focus-visible{outline:3px solid var(--link);outline-offset:2px}\n"
    ".skip{position:absolute;left:-999rem}\n"
    ".skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:1}\n"
    "nav h2{font-size:.875rem;color:var(--soft);margin:0;padding-top:1rem;font-weight:600}\n"
    "nav ol{columns:16rem 3;column-gap:2rem;list-style:none;padding:0;margin:.5rem 0 0;font-size:.9375rem}\n"
    "nav li{margin:0;padding:.15rem 0;break-inside:avoid}\n";

static const char PARTS[] =
    ".facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(6.25rem,1fr));gap:0 1rem;margin:1.5rem 0}\n"
    ".fact{border-top:2px solid var(--rule);padding:.6rem 0 1rem}\n"
    ".fact dt{font-size:.875rem;color:var(--soft)}\n"
    ".fact dd{margin:0;font-size:2rem;line-height:1.2;font-weight:600;font-variant-numeric:tabular-nums}\n"
    ".fact.good{border-color:var(--good)}.fact.fine{border-color:var(--fine)}.fact.warn{border-color:var(--warn)}"
    ".fact.bad{border-color:var(--bad)}\n"
    ".tone{font-weight:600;white-space:nowrap}.good .tone,.tone.good,.good dd{color:var(--good)}.tone.fine,.fine dd{color:var(--fine)}"
    ".tone.warn,.warn dd{color:var(--warn)}.tone.bad,.bad dd{color:var(--bad)}.tone.muted,.muted dd{color:var(--muted)}\n"
    ".when .refs{vertical-align:baseline;margin-left:.3em}.refs{font-size:.6875rem;line-height:1;white-space:nowrap;font-weight:400}.refs a{text-decoration:none;padding:0 .05em}\n"
    ".scroll{overflow-x:auto;margin:1rem 0 1.5rem}\n"
    ".broad{--broad:min(100vw - 2.5rem,88rem);width:var(--broad);margin-left:calc(50% - var(--broad)/2)}\n"
    ".tall{max-height:85vh;overflow:auto}.tall thead th{position:sticky;top:0;background:var(--paper)}\n"
    "table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.45}\n"
    "table.wide{min-width:58rem}\n"
    "table.years{font-size:.8125rem}table.years th,table.years td{padding-right:.55rem}"
    "table.years thead th,table.years td{word-break:keep-all}\n"
    "caption{text-align:left;color:var(--soft);padding:0 0 .5rem;font-size:.875rem}\n"
    "th,td{padding:.5rem .75rem .5rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}\n"
    "thead th{vertical-align:bottom;border-bottom:2px solid var(--ink);font-weight:600;color:var(--soft);font-size:.8125rem}\n"
    "tbody th{font-weight:500;min-width:9rem}\n"
    "@media screen and (max-width:48rem){td:not(.n){min-width:7rem}td:not(.n):last-child{min-width:15rem}}\n" /* notes are not set a letter a line */
    ".n{text-align:right;font-variant-numeric:tabular-nums lining-nums}\n"
    "td.n{white-space:nowrap}\n"
    ".when{display:block;color:var(--soft);font-size:.75rem}\n"
    "tbody tr:hover{background:var(--band)}\n"
    "tr:target,tr:target th{background:var(--band);outline:2px solid var(--link)}\n"
    "figure{margin:1.5rem 0 2.5rem}\n"
    ".chart{max-width:47.5rem;overflow-x:auto;border:1px solid var(--rule)}.chart.paper{background:#fff}\n"
    ".chart svg{display:block;width:100%;min-width:34rem;height:auto}\n"
    "figcaption{font-size:.875rem;font-weight:600;color:var(--soft);margin:.6rem 0 .35rem}\n"
    "caption b{color:var(--ink);margin-right:.25em}\n"
    "details p{font-size:.875rem;color:var(--soft)}\n"
    "nav .list{margin:.35rem 0}nav .list ul{list-style:none;padding:0;margin:.25rem 0 .75rem;font-size:.875rem}"
    "nav .list li{max-width:none;padding:.15rem 0}\n"
    "th [role=button]{cursor:pointer}"
    "th [role=button]:hover{text-decoration:underline}th[aria-sort] [role=button]{color:var(--ink)}"
    "th[aria-sort=ascending] [role=button]::after{content:\" \\25B2\"}th[aria-sort=descending] [role=button]::after{content:\" \\25BC\"}\n"
    "summary{cursor:pointer;color:var(--link);font-size:.9375rem;padding:.25rem 0}\n"
    "#references table{font-size:.8125rem}#references tbody th{min-width:2.5rem}#references td{min-width:5rem}\n"
    "footer{border-top:1px solid var(--rule);margin-top:4rem;padding-top:1rem;padding-bottom:2rem;color:var(--soft);font-size:.875rem}\n";

static const char PRINT[] =
    "@media print{:root{color-scheme:light}@page{size:A4;margin:18mm 16mm}@page wide{size:A4 landscape;margin:14mm}table.years{page:wide}"
    ":root{--paper:#fff;--ink:#000;--soft:#333;--rule:#bbb;--band:#fff;--accent:#12436d;--link:#000;--good:#0b6b3a;--fine:#12436d;"
    "--warn:#8f4300;--bad:#a8101f;--muted:#444}"
    "body{font-size:9.5pt;line-height:1.45}header,nav,main,footer{max-width:none;padding-left:0;padding-right:0}"
    ".skip{display:none}.scroll,.chart{overflow:visible}.tall{max-height:none}.broad{width:auto;margin-left:0}.tall thead th{position:static}.chart{border:0}.chart svg{min-width:0}"
    "table{font-size:7.5pt}table.wide{min-width:0}td.n,.tone{white-space:normal}tbody th{min-width:0}"
    ".lead{break-after:avoid}table.few{break-inside:avoid}tbody tr:nth-child(-n+2){break-after:avoid}tbody tr:nth-last-child(-n+2){break-before:avoid}p{orphans:2;widows:2}"
    "tr,figure .chart,li,.fact{break-inside:avoid}figcaption{break-after:avoid}.list{display:none}th [role=button]::after{content:none!important}thead{display:table-header-group;break-inside:avoid}details p{display:none}th,td{padding:.2rem .6rem .2rem 0}h2,h3,caption{break-after:avoid}"
    "a{text-decoration:none}details::details-content{content-visibility:visible;block-size:auto;height:auto}summary{display:none}}\n";

void report_put_style(pace_buffer *out)
{
    pace_buffer_text(out, BASE);
    pace_buffer_text(out, PARTS);
    pace_buffer_text(out, PRINT);
}

/* The tokens that every chart is drawn with: colours and sizes have names, layouts have no numbers of their own.
 * Graphic parts have at least 3:1 on the background and texts 4.5:1 in both themes (WCAG 2.1, 1.4.11 and 1.4.3); the
 * series colours are at least 20 apart (CIE76) for every kind of colour vision, and from the grey of the rest. */
#ifndef PACE_LIB_THEME_H
#define PACE_LIB_THEME_H

#include "chart/scene.h"
#include "pace/chart.h"

enum { THEME_SERIES = 4, THEME_TINTS = 4, THEME_STATUSES = 7, THEME_DIVERGING = 7 };

typedef struct theme_status {
    pace_verdict verdict;
    const char *symbol;
    scene_color mark;  /* bar or symbol, 3:1 */
    scene_color text;  /* symbol and word as text, 4.5:1 */
} theme_status;

typedef struct theme {
    scene_color background;
    scene_color text, muted;            /* titles and values; subtitle, tick labels, source */
    scene_color grid;                   /* decoration: light by intent */
    scene_color axis, zero;             /* the foot of the plot; the zero line, darker */
    scene_color series[THEME_SERIES];   /* actual first */
    scene_color series_text[THEME_SERIES];
    scene_color rest, rest_text;        /* every further series: grey, told by its label */
    scene_color rest_beside;            /* a second grey, for one that touches a grey */
    scene_color sum;                    /* totals between steps */
    scene_color target, target_text;    /* diamond, required path, tick of a bar */
    scene_color highlight, plain;       /* one bar among others: the one, the others */
    scene_color tints[THEME_TINTS];     /* of the first hue, palest first: backgrounds and bands under printed values */
    scene_color diverging[THEME_DIVERGING]; /* grounds of printed values: bad, strongest first, to grey to good */
    scene_color track;                  /* the ground of a bullet row */
    scene_color forecast;               /* shade behind a forecast */
    theme_status statuses[THEME_STATUSES];

    double title, subtitle, panel, label, source; /* font sizes in px */
    double line, path, mark, halo;                /* widths of a series line and of a required path; radius of a mark */
    double path_dash, path_space, provisional_dash, provisional_space;
    double margin;                                /* of the canvas */
} theme;

/* Colours, and sizes for a canvas of 600 by 400 px. */
const theme *theme_of(pace_theme which);
/* The same with the sizes of a canvas of width by height px. From 1200 by 800 on all of them grow in proportion with the
 * shorter side, so that a large picture is a small one enlarged; below that they shrink more slowly than the canvas, and
 * no letter is smaller than THEME_LETTERS_LEAST px. */
enum { THEME_LETTERS_LEAST = 10, THEME_TITLE_LEAST = 12 };
theme theme_for(pace_theme which, double width, double height);

/* The ink that can be read on `fill`, 4.5:1: of the theme where it can, else black or white. */
scene_color theme_ink(const theme *t, scene_color fill);
/* (L1 + 0.05) / (L2 + 0.05) of WCAG 2.1, 1 to 21. */
double theme_contrast(scene_color a, scene_color b);
/* Mixed per channel: share 0 = a, 1 = b. */
scene_color theme_between(scene_color a, scene_color b, double share);
/* Bars of periods side by side: share 0 = the first, the palest that is seen on the ground, 1 = the last. */
scene_color theme_period(const theme *t, double share);
/* A part of a stack: greys stand between the hues, where they part them; beyond all hues two greys alternate, so that no
 * neighbours are alike. None is as dark or as light as the text, the colour of the line of totals over them. */
scene_color theme_part(const theme *t, int part);

/* The status of the worst verdict among the bits; no_data for none. */
const theme_status *theme_status_of(const theme *t, unsigned verdicts);

#endif

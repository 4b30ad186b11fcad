/* What the pieces of reading a figure share: the text made plain, the marks for missing, words that qualify. */
#ifndef PACE_LIB_CORE_FIGURE_H
#define PACE_LIB_CORE_FIGURE_H

#include <stdbool.h>
#include <stddef.h>
#include "pace/figure.h"

enum { PACE__FIGURE_SIZE = 256 };

/* A figure in plain characters: full-width forms as ASCII, every dash that can be a minus as '-', no space but single
 * ones between ASCII characters. */
typedef struct pace__figure_text {
    char text[PACE__FIGURE_SIZE];
    size_t n;
    bool full_width; /* digits or signs of numbers were */
} pace__figure_text;

/* False: too long, or characters that nobody sees. */
bool pace__figure_plain(pace__figure_text *out, const char *text, size_t n);

/* One of the marks that tables put where there is no figure, `na` included (NULL = none). No spaces around it. */
bool pace__is_missing_mark(const char *text, size_t n, const char *na);

/* Takes words that qualify, and what only introduces a figure, off the beginning or the end; *qualifier stays where
 * there are none. False: they contradict each other, or one lacks its partner. */
bool pace__figure_qualifier(pace_qualifier *qualifier, const char **text, size_t *n);

/* Bytes before a footnote mark behind a figure: 60.6*, 60.6①, 60.6[1], 60.6注1; n where there is none. */
size_t pace__figure_before_mark(const char *text, size_t n);

/* 翻番, 翻一番, 翻两番 ...: how many times the value became. */
bool pace__figure_doubling(double *out, const char *text, size_t n);

#endif

/* Labels in a small alphabet, so that one grammar reads every spelling: upper-case ASCII, and a lower-case letter for
 * each Chinese word that occurs in periods. */
#ifndef PACE_LIB_CORE_PERIOD_TEXT_H
#define PACE_LIB_CORE_PERIOD_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include "pace/period.h"

enum { PACE__LABEL_SIZE = 64 };

/* Reading position in a label; `at` stops at the NUL. */
typedef struct pace__label {
    char text[PACE__LABEL_SIZE];
    const char *at;
} pace__label;

/* y 年  d 度  u 上  l 下  h 半  n 第  q 季  m 月  r 日 号  w 周  x 十  t 至 到  e 前  g 以前 之前  k 以后 之后  f 财
 * p 时期 期间 规划 计划  c 个  b 不详; digits for full-width ones and for 〇 一 ... 九; - for every dash; " for every
 * quote. False for text that is too long or holds anything else. Outer spaces are dropped. */
bool pace__label_read(pace__label *out, const char *text, size_t n);

bool pace__label_take(pace__label *label, const char *symbols); /* moves past `symbols` where they come next */
void pace__label_spaces(pace__label *label);
int pace__label_digits(const pace__label *label); /* how many digits come next */
int pace__label_number(pace__label *label, int digits);
/* One or two digits, or 十 and its compounds up to 99; -1 where none comes next. */
int pace__label_small(pace__label *label);

/* What a label says before the calendar has judged it. */
typedef struct pace__reading {
    pace_freq freq;
    int year, sub, day; /* day: of the month `sub` or, with week_date, of the week */
    bool week_date;
    bool year_given; /* false in the second half of "2015年1-6月" */
} pace__reading;

/* Reads one period from the label's place as far as it goes, in the generous spelling, also one without its year. */
bool pace__label_period(pace__reading *out, pace__label *label);
/* 上半年 一季度 1月 and their like, without a year. */
bool pace__label_chinese_part(pace__reading *out, pace__label *label);
/* The calendar's word on it. */
pace_status pace__reading_period(pace_period *out, const pace__reading *in, const pace_dialect *dialect,
                                 const char *text, size_t n, pace_error *err);
pace_status pace__fail_label(pace_error *err, pace_status code, const char *text, size_t n, const char *right);
/* The strict spellings: the whole text or nothing. */
bool pace__reading_strict(pace__reading *out, const char *text, size_t n);
pace_status pace__dialect_check(const pace_dialect *dialect, pace_error *err);
pace_dialect pace__dialect_of(const pace_dialect *dialect);

#endif

#ifndef PACE_LIB_CLI_DRAW_VERBS_H
#define PACE_LIB_CLI_DRAW_VERBS_H

int verb_chart(int argc, char **argv);
int verb_report(int argc, char **argv);
int verb_midterm(int argc, char **argv);

#endif

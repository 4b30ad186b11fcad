/* The door to the drawing module: linking cairo and pango costs milliseconds that only the verbs that need them should pay. */
#ifndef PACE_LIB_CLI_DRAW_H
#define PACE_LIB_CLI_DRAW_H

/* What the module offers; one symbol, `pace_draw_module`. */
typedef struct draw_module {
    const char *(*versions)(void);
    int (*chart)(int argc, char **argv);
    int (*report)(int argc, char **argv);
    int (*midterm)(int argc, char **argv);
} draw_module;

const char *draw_versions(void); /* NULL where the module cannot be loaded */

#endif

#include <dlfcn.h>
#include <string.h>
#include "cli/cli.h"
#include "cli/draw.h"

/* Found through the command's own run path; stays loaded until the process ends. */
static const draw_module *load(const char **why)
{
    void *handle = dlopen("pace-draw.so", RTLD_NOW | RTLD_LOCAL);
    const draw_module *module = handle ? dlsym(handle, "pace_draw_module") : NULL;
    if (!module)
        *why = dlerror();
    return module;
}

const char *draw_versions(void)
{
    const char *why = NULL;
    const draw_module *module = load(&why);
    return module ? module->versions() : NULL;
}

int verb_draw(int argc, char **argv)
{
    const char *why = "";
    const draw_module *module = load(&why);
    if (!module)
        return cli_usage("%s needs the drawing module, which does not load (%s); install libpace-chart", argv[0], why);
    if (strcmp(argv[0], "midterm") == 0)
        return module->midterm(argc, argv);
    return strcmp(argv[0], "chart") == 0 ? module->chart(argc, argv) : module->report(argc, argv);
}

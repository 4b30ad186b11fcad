/* Series of a data set as rows of a panel: copies on one calendar, with all that is said of them. */
#include "pace/dataset.h"
#include "panel_test.h"

static const char text[] =
    "{\"format\":\"pace-dataset\",\"version\":1,\"id\":\"d\",\"name\":{\"en\":\"D\"},"
    "\"sources\":[{\"id\":\"s\",\"name\":{\"en\":\"S\"},\"published\":\"2016-01-20\"}],"
    "\"indicators\":[{\"id\":\"gdp\",\"name\":{\"en\":\"GDP\"},\"domain\":\"accounts\",\"better\":\"up\",\"measures\":["
    "{\"id\":\"level\",\"unit\":\"CNY_100m\",\"basis\":\"current\",\"observations\":["
    "{\"period\":\"2014\",\"value\":10069.48,\"source\":\"s\"},"
    "{\"period\":\"2016\",\"value\":11900,\"status\":\"E\",\"qualifier\":\"about\",\"source\":\"s\"}]},"
    "{\"id\":\"growth\",\"unit\":\"percent\",\"basis\":\"constant\",\"observations\":["
    "{\"period\":\"2015\",\"value\":8.8,\"source\":\"s\"}]}]},"
    "{\"id\":\"cpi\",\"name\":{\"en\":\"CPI\"},\"domain\":\"prices\",\"measures\":[{\"id\":\"index\",\"unit\":\"index\","
    "\"freq\":\"M\",\"observations\":[{\"period\":\"2015-01\",\"value\":101.2,\"source\":\"s\"}]}]}]}";

static void check_by_content(void)
{
    pace_error err;
    pace_panel *panel = panel_of(text, NULL, &err);
    pace_series level, growth;
    ENSURE(panel != NULL);
    if (err.code)
        ENSURE_TEXT(err.text, "");
    ENSURE_TEXT(panel_show(panel, "csv"),
                "period,gdp:level@current,gdp:growth@constant\n2014,10069.48,\n2015,,8.8\n2016,11900,\n");
    level = pace_panel_series(panel, 0);
    growth = pace_panel_series(panel, 1);
    ENSURE_TEXT(level.name, "GDP");
    ENSURE(level.unit.quantity == PACE_MONEY && level.basis.kind == PACE_BASIS_CURRENT && level.better == PACE_UP_IS_GOOD);
    ENSURE(growth.kind == PACE_GROWTH && growth.unit.quantity == PACE_PERCENT);
    ENSURE(level.status && level.status[0] == 'A' && level.status[1] == 'O' && level.status[2] == 'E');
    ENSURE(level.qualifier && level.qualifier[0] == PACE_EXACTLY && level.qualifier[2] == PACE_ABOUT);
    ENSURE(growth.qualifier && growth.qualifier[1] == PACE_EXACTLY);
    ENSURE(level.decimals && level.decimals[0] == 2 && level.decimals[1] == -1);
    pace_panel_free(panel);
}

static void check_by_key(void)
{
    const char *const one[] = {"cpi"}, *const mixed[] = {"cpi", "gdp:level"}, *const unknown[] = {"gdq"};
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *dataset = NULL;
    pace_panel *panel = NULL;
    ENSURE(pace_dataset_read(&dataset, text, sizeof text - 1, "d.json", NULL, &err) == PACE_OK);
    ENSURE(pace_panel_of_dataset(&panel, dataset, one, 1, NULL, &err) == PACE_OK);
    pace_panel_free(panel);
    panel = NULL;
    ENSURE(pace_panel_of_dataset(&panel, dataset, mixed, 2, NULL, &err) == PACE_ERR_FREQ);
    ENSURE(strstr(err.text, "annual") && strstr(err.text, "monthly"));
    ENSURE(pace_panel_of_dataset(&panel, dataset, unknown, 1, NULL, &err) == PACE_ERR_NOTFOUND);
    ENSURE(panel == NULL);
    ENSURE(pace_panel_of_dataset(&panel, dataset, one, 1, NULL, &err) == PACE_OK);
    pace_dataset_free(dataset);
    ENSURE_TEXT(panel_show(panel, "csv"), "period,cpi:index\n2015-01,101.2\n"); /* a copy: the data set is gone */
    pace_panel_free(panel);
}

static void check_memory(void)
{
    counting count = {0, 0, 0, false};
    pace_allocator allocator = {counting_resize, &count};
    pace_dataset *dataset = NULL;
    pace_panel *panel = NULL;
    long total;
    ENSURE(pace_dataset_read(&dataset, text, sizeof text - 1, "d.json", NULL, NULL) == PACE_OK);
    ENSURE(pace_panel_of_dataset(&panel, dataset, NULL, 0, &allocator, NULL) == PACE_OK);
    pace_panel_free(panel);
    total = count.calls;
    ENSURE(total > 3 && count.live == 0);
    for (long k = 1; k <= total; k++) {
        pace_error err = PACE_ERROR_INIT;
        panel = NULL;
        count = (counting){0, 0, k, false};
        ENSURE(pace_panel_of_dataset(&panel, dataset, NULL, 0, &allocator, &err) == PACE_ERR_NOMEM);
        ENSURE(err.code == PACE_ERR_NOMEM && count.live == 0 && panel == NULL);
    }
    pace_dataset_free(dataset);
}

int main(void)
{
    check_by_content();
    check_by_key();
    check_memory();
    return TEST_RESULT;
}

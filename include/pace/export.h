/* Visibility, result checking and linkage; every other public header begins with it. */
#ifndef PACE_EXPORT_H
#define PACE_EXPORT_H

#if defined(__GNUC__) || defined(__clang__)
#define PACE_API __attribute__((visibility("default")))
#define PACE_CHECK __attribute__((warn_unused_result))
#else
#define PACE_API
#define PACE_CHECK
#endif

#ifdef __cplusplus
#define PACE_BEGIN extern "C" {
#define PACE_END }
#else
#define PACE_BEGIN
#define PACE_END
#endif

#endif

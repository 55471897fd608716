// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapiroute.h"

namespace atalaya::platform {

Route openApiRoute()
{
    Route route;
    route.method = "GET";
    route.pattern = "/api/openapi.json";
    route.access = Route::Access::Public;
    route.tenantData = false;
    route.handler = [](const RequestContext &) {
        Response response;
        response.body = openApiDocument();
        return response;
    };
    return route;
}

} // namespace atalaya::platform

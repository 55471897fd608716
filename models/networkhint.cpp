// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/networkhint.h"

#include "models/reachability.h"

#include <QNetworkInformation>

namespace atalaya::models {

void followNetwork(Reachability *reachability)
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    QObject::connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, reachability,
                     &Reachability::tryNow);
}

} // namespace atalaya::models

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

namespace atalaya::models {

class Reachability;

/// Lets the machine's own word about its network (NetworkManager, netlink) hasten the next question. It is a hint only:
/// a platform on this computer needs no network, and a network is not yet a platform. Nothing happens where the
/// machine has no such word.
void followNetwork(Reachability *reachability);

} // namespace atalaya::models

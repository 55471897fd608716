// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpserver.h"

#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <stdexcept>

namespace atalaya::platform {

bool ListenAddress::isLoopback() const
{
    return host == "::1" || host.starts_with("127.");
}

ListenAddress parseListenAddress(std::string_view text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos)
        throw std::invalid_argument("--listen needs ADDRESS:PORT, for example 127.0.0.1:0.");
    ListenAddress address;
    address.host = text.substr(0, colon);
    if (address.host.starts_with('[') && address.host.ends_with(']'))
        address.host = address.host.substr(1, address.host.size() - 2);
    const std::string_view port = text.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
    if (error != std::errc{} || end != port.data() + port.size() || address.port < 0 || address.port > 65535)
        throw std::invalid_argument("--listen: the port has to be a number from 0 to 65535.");
    std::array<unsigned char, sizeof(in6_addr)> binary{};
    if (inet_pton(AF_INET, address.host.c_str(), binary.data()) != 1 &&
        inet_pton(AF_INET6, address.host.c_str(), binary.data()) != 1)
        throw std::invalid_argument("--listen: " + address.host + " is not an IP address.");
    return address;
}

} // namespace atalaya::platform

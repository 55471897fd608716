// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// What a tenant owes or has paid for [periodFrom, periodTo). `amount` in minor units of `currency`, without tax.
struct Invoice
{
    std::string id;
    std::string number;
    Instant issuedAt{};
    Instant dueAt{};
    Instant periodFrom{};
    Instant periodTo{};
    std::string plan;
    std::int64_t amount = 0;
    /// ISO 4217.
    std::string currency;
    /// open, paid or void.
    std::string status;
    std::optional<Instant> paidAt;

    bool operator==(const Invoice &) const = default;
};

/// `GET /api/admin/invoices?offset&limit`, the newest first.
struct InvoiceList
{
    std::int64_t total = 0;
    std::vector<Invoice> invoices;

    bool operator==(const InvoiceList &) const = default;
};

[[nodiscard]] nlohmann::json encode(const Invoice &invoice);
[[nodiscard]] Decoded<Invoice> decodeInvoice(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const InvoiceList &list);
[[nodiscard]] Decoded<InvoiceList> decodeInvoiceList(const nlohmann::json &value);

} // namespace atalaya::contract

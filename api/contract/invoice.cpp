// SPDX-License-Identifier: GPL-3.0-or-later
#include "invoice.h"

#include "policyparts.h"
#include "reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

Invoice readInvoice(Reader &in)
{
    constexpr std::size_t longestName = 100;
    Invoice invoice;
    invoice.id = in.string("id", longestName);
    invoice.number = in.string("number", longestName);
    invoice.issuedAt = in.instant("issuedAt");
    invoice.dueAt = in.instant("dueAt");
    invoice.periodFrom = in.instant("periodFrom");
    invoice.periodTo = in.instant("periodTo");
    invoice.plan = in.string("plan", longestName);
    invoice.amount = in.integer("amount");
    invoice.currency = in.string("currency", 3);
    invoice.status = parts::oneOf(in, "status", {"open", "paid", "void"});
    invoice.paidAt = in.maybeInstant("paidAt");
    return invoice;
}

} // namespace

json encode(const Invoice &invoice)
{
    return {{"id", invoice.id},
            {"number", invoice.number},
            {"issuedAt", formatInstant(invoice.issuedAt)},
            {"dueAt", formatInstant(invoice.dueAt)},
            {"periodFrom", formatInstant(invoice.periodFrom)},
            {"periodTo", formatInstant(invoice.periodTo)},
            {"plan", invoice.plan},
            {"amount", invoice.amount},
            {"currency", invoice.currency},
            {"status", invoice.status},
            {"paidAt", parts::orNull(invoice.paidAt)}};
}

Decoded<Invoice> decodeInvoice(const json &value)
{
    Reader in(value);
    Invoice invoice = readInvoice(in);
    return in.finish(std::move(invoice));
}

json encode(const InvoiceList &list)
{
    json invoices = json::array();
    for (const Invoice &invoice : list.invoices)
        invoices.push_back(encode(invoice));
    return {{"total", list.total}, {"invoices", std::move(invoices)}};
}

Decoded<InvoiceList> decodeInvoiceList(const json &value)
{
    Reader in(value);
    InvoiceList list;
    list.total = in.integer("total", 0);
    list.invoices = in.list("invoices", readInvoice);
    return in.finish(std::move(list));
}

} // namespace atalaya::contract

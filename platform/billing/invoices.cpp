// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/billing/invoices.h"

#include "platform/base/random.h"

#include <array>
#include <cstdio>

namespace atalaya::platform::invoices {

namespace {

using contract::Invoice;
using namespace std::chrono;

const std::string columns = "id, number, issued_at, due_at, period_from, period_to, plan, amount, currency, status,"
                            " paid_at";

std::int64_t millis(Instant at)
{
    return at.time_since_epoch().count();
}

Instant instant(std::int64_t at)
{
    return Instant{milliseconds{at}};
}

Invoice invoiceFrom(const Row &row)
{
    Invoice invoice;
    invoice.id = row.text(0);
    invoice.number = row.text(1);
    invoice.issuedAt = instant(row.integer(2));
    invoice.dueAt = instant(row.integer(3));
    invoice.periodFrom = instant(row.integer(4));
    invoice.periodTo = instant(row.integer(5));
    invoice.plan = row.text(6);
    invoice.amount = row.integer(7);
    invoice.currency = row.text(8);
    invoice.status = row.text(9);
    if (const auto paid = row.maybeInteger(10))
        invoice.paidAt = instant(*paid);
    return invoice;
}

/// The tenant's invoices are numbered through.
std::string nextNumber(Connection &connection, Instant now)
{
    const std::int64_t count = connection.row("SELECT count(*) FROM invoice")->integer(0);
    const year_month_day today{floor<days>(now)};
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%05lld", static_cast<int>(today.year()),
                  static_cast<long long>(count + 1));
    return text.data();
}

} // namespace

Invoice issue(Transaction &transaction, const std::string &tenantId, Instant now, const contract::Plan &plan,
              const std::string &interval, Instant from)
{
    if (const auto known = transaction.row("SELECT " + columns +
                                               " FROM invoice WHERE period_from = ? AND plan = ?"
                                               " AND status = 'open'",
                                           {millis(from), plan.id}))
        return invoiceFrom(*known);
    Invoice invoice{"inv-" + randomId(),
                    nextNumber(transaction, now),
                    now,
                    now + dueAfter,
                    from,
                    periodEnd(from, interval),
                    plan.id,
                    priceOf(plan, interval),
                    plan.currency,
                    "open",
                    std::nullopt};
    transaction.run("INSERT INTO invoice (tenant_id, id, number, issued_at, due_at, period_from, period_to, plan,"
                    " amount, currency, status, paid_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
                    {tenantId, invoice.id, invoice.number, millis(invoice.issuedAt), millis(invoice.dueAt),
                     millis(invoice.periodFrom), millis(invoice.periodTo), invoice.plan, invoice.amount,
                     invoice.currency, invoice.status});
    return invoice;
}

void pay(Transaction &transaction, const std::string &id, Instant at)
{
    transaction.run("UPDATE invoice SET status = 'paid', paid_at = ? WHERE id = ?", {millis(at), id});
}

std::vector<Invoice> open(Connection &connection)
{
    std::vector<Invoice> found;
    for (const Row &row :
         connection.rows("SELECT " + columns + " FROM invoice WHERE status = 'open' ORDER BY period_from"))
        found.push_back(invoiceFrom(row));
    return found;
}

void voidOpen(Transaction &transaction)
{
    for (const Invoice &invoice : open(transaction))
        transaction.run("UPDATE invoice SET status = 'void' WHERE id = ?", {invoice.id});
}

std::optional<Invoice> find(Connection &connection, const std::string &id)
{
    const auto row = connection.row("SELECT " + columns + " FROM invoice WHERE id = ?", {id});
    return row ? std::optional(invoiceFrom(*row)) : std::nullopt;
}

contract::InvoiceList list(Connection &connection, std::int64_t offset, std::int64_t limit)
{
    contract::InvoiceList shown;
    shown.total = connection.row("SELECT count(*) FROM invoice")->integer(0);
    for (const Row &row : connection.rows("SELECT " + columns +
                                              " FROM invoice ORDER BY period_from DESC, id"
                                              " LIMIT ? OFFSET ?",
                                          {limit, offset}))
        shown.invoices.push_back(invoiceFrom(row));
    return shown;
}

Instant periodEnd(Instant from, const std::string &interval)
{
    const auto day = floor<days>(from);
    const year_month_day date{day};
    const year_month_day later = date + months{interval == "year" ? 12 : 1};
    const year_month_day_last last{later.year(), month_day_last{later.month()}};
    const sys_days end = later.ok() ? sys_days{later} : sys_days{last};
    return Instant{end} + (from - Instant{day});
}

std::int64_t priceOf(const contract::Plan &plan, const std::string &interval)
{
    return (interval == "year" ? plan.priceYear : plan.priceMonth).value_or(0);
}

std::int64_t monthlyOf(const contract::Plan &plan, const std::string &interval)
{
    const std::int64_t price = priceOf(plan, interval);
    return interval == "year" ? (price + 6) / 12 : price;
}

} // namespace atalaya::platform::invoices

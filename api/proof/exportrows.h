// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditquery.h"
#include "api/proof/exportreader.h"
#include "api/proof/resultwitness.h"

#include <array>
#include <map>
#include <span>

namespace atalaya::api {

/// Something in a file that is not as it was exported.
struct ExportFault
{
    enum class Kind
    {
        /// A cell says something else than the log; `columns` names them.
        Changed,
        /// The log has no such decision, or the query does not mean it.
        Added,
        /// The decision stands in the file already.
        Repeated,
        /// Not where the order of the export has it.
        Moved,
        /// No row of an export.
        Unreadable
    };
    Kind kind = Kind::Changed;
    std::int64_t line = 0;
    /// nullopt of an unreadable one.
    std::optional<std::int64_t> seq;
    std::vector<std::string> columns;

    bool operator==(const ExportFault &) const = default;
};

/// The rows of an export, about 40 bytes each however long they are: held against the log by digests that only this
/// object can make.
class ExportRows final : public ResultWitness
{
public:
    /// Rows whose changed columns are told.
    static constexpr std::size_t mostNamed = 1'000;

    ExportRows(ExportCells cells, std::string tenantId);

    /// In the order of the file.
    void add(const ExportLine &line);
    /// After the last one.
    void close();
    [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(m_rows.size() + m_unreadable.size()); }
    [[nodiscard]] const ExportCells &cells() const { return m_cells; }

    [[nodiscard]] bool needsBodies() const override { return m_cells.hasBody(); }
    [[nodiscard]] std::vector<std::int64_t> numbers() const override;
    void see(const rules::DecisionFacts &facts) override;

    /// What is wrong, by line. `extra`: in the file and not in the result, ascending. `sort`: how the rows should lie.
    /// Of the first changed ones the columns are told once name() has seen them.
    [[nodiscard]] std::vector<ExportFault> faults(std::span<const std::int64_t> extra, contract::AuditSort sort) const;
    /// The file is read once more: tells which cells of a changed row differ.
    void name(const ExportLine &line);
    [[nodiscard]] bool wantsNames() const { return !m_expected.empty(); }
    /// The line before which a decision should stand that is left out; nullopt: behind the last, or not known.
    [[nodiscard]] std::optional<std::int64_t> placeOf(std::int64_t seq, contract::AuditSort sort) const;

private:
    struct Row
    {
        std::int64_t seq = 0;
        std::uint64_t open = 0;
        std::uint64_t body = 0;
        std::uint32_t line = 0;
        /// As the log holds it, × 10,000; −1: none.
        std::int32_t confidence = -1;
        bool isSeen = false;
        bool isChanged = false;
        bool isRepeated = false;
    };
    struct Digests
    {
        std::uint64_t open = 0;
        std::uint64_t body = 0;
    };
    /// `body`: also the private columns.
    [[nodiscard]] Digests digestsOf(const std::vector<std::string> &cells, bool body) const;
    [[nodiscard]] std::vector<std::uint32_t> moved(contract::AuditSort sort) const;
    [[nodiscard]] std::span<const std::uint32_t> rowsOf(std::int64_t seq) const;

    ExportCells m_cells;
    std::string m_tenantId;
    std::array<unsigned char, 16> m_key{};
    std::vector<Row> m_rows;
    /// Places in m_rows, by number.
    std::vector<std::uint32_t> m_bySeq;
    std::vector<std::int64_t> m_unreadable;
    /// Of the first changed rows, by number: what the log says, then what differs.
    std::map<std::int64_t, std::vector<std::string>> m_expected;
    std::map<std::int64_t, std::vector<std::string>> m_differs;
};

} // namespace atalaya::api

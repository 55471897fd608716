// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <variant>
#include <vector>

namespace atalaya::platform {

/// Whole numbers in the least width that holds all of them; becomes wider when a larger one comes.
class Column
{
public:
    void push(std::uint64_t value)
    {
        while (value > largest())
            widen();
        std::visit([value](auto &values) { values.push_back(static_cast<ValueOf<decltype(values)>>(value)); },
                   m_values);
    }
    [[nodiscard]] std::uint64_t operator[](std::size_t row) const
    {
        return std::visit([row](const auto &values) { return std::uint64_t{values[row]}; }, m_values);
    }
    [[nodiscard]] std::size_t size() const
    {
        return std::visit([](const auto &values) { return values.size(); }, m_values);
    }
    [[nodiscard]] std::size_t bytes() const
    {
        return std::visit([](const auto &values) { return values.capacity() * sizeof(values[0]); }, m_values);
    }
    void fit()
    {
        std::visit([](auto &values) { values.shrink_to_fit(); }, m_values);
    }
    /// `work` takes the vector of whatever width.
    template<class F>
    auto visit(F work) const
    {
        return std::visit(work, m_values);
    }

private:
    template<class T>
    using ValueOf = typename std::remove_reference_t<T>::value_type;

    [[nodiscard]] std::uint64_t largest() const
    {
        return std::visit(
            [](const auto &values) { return std::uint64_t{std::numeric_limits<ValueOf<decltype(values)>>::max()}; },
            m_values);
    }
    template<class T>
    void widenTo()
    {
        std::vector<T> wider;
        std::visit(
            [&wider](const auto &values) {
                wider.reserve(values.capacity());
                for (const auto value : values)
                    wider.push_back(static_cast<T>(value));
            },
            m_values);
        m_values = std::move(wider);
    }
    void widen()
    {
        switch (m_values.index()) {
        case 0:
            return widenTo<std::uint16_t>();
        case 1:
            return widenTo<std::uint32_t>();
        default:
            return widenTo<std::uint64_t>();
        }
    }

    std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>, std::vector<std::uint32_t>,
                 std::vector<std::uint64_t>>
        m_values;
};

} // namespace atalaya::platform

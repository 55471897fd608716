// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/demo/demoprofile.h"

#include <array>

namespace atalaya::platform {

namespace {

using namespace std::chrono;

constexpr auto elevatorPeople = std::to_array<DemoPerson>({
    {"marta.vidal@ascensores-xyz.example", "Marta Vidal", "ADMIN"},
    {"lucia.ferrer@ascensores-xyz.example", "Lucía Ferrer", "COMPLIANCE"},
    {"jorge.pons@ascensores-xyz.example", "Jorge Pons", "MANAGER"},
});
constexpr auto lawPeople = std::to_array<DemoPerson>({
    {"ines.robles@bufete-rios.example", "Inés Robles", "ADMIN", false},
    {"tomas.rios@bufete-rios.example", "Tomás Ríos", "COMPLIANCE"},
    {"clara.mora@bufete-rios.example", "Clara Mora", "MANAGER"},
});
constexpr auto bankPeople = std::to_array<DemoPerson>({
    {"nuria.campos@banca-norte.example", "Nuria Campos", "ADMIN"},
    {"lucas.otero@banca-norte.example", "Lucas Otero", "COMPLIANCE"},
    {"pablo.arce@banca-norte.example", "Pablo Arce", "MANAGER"},
});
constexpr auto southPeople = std::to_array<DemoPerson>({
    {"rosa.medina@elevadores-sur.example", "Rosa Medina", "ADMIN"},
    {"ivan.soler@elevadores-sur.example", "Iván Soler", "COMPLIANCE"},
    {"eva.lara@elevadores-sur.example", "Eva Lara", "MANAGER"},
});
constexpr auto platformPeople = std::to_array<DemoPerson>({
    {"elena.sanz@atalaya.example", "Elena Sanz", "SUPERADMIN"},
});

constexpr auto profiles = std::to_array<DemoProfile>({
    {.id = "demo-ascensores-xyz-3",
     .slug = "ascensores-xyz",
     .name = "Ascensores XYZ",
     .industry = "ELEVATORS",
     .tier = "PRO",
     .plan = "PRO",
     .status = "active",
     .from = sys_days{2025y / January / 1},
     .fixture = true,
     .accounts = elevatorPeople},
    {.id = "demo-bufete-rios-4",
     .slug = "bufete-rios",
     .name = "Bufete Ríos",
     .industry = "LEGAL",
     .tier = "BASIC",
     .plan = "TRIAL",
     .status = "trial",
     .lastDays = 12,
     .scale = 0.35,
     .people = 4,
     .onboardingStepsDone = 2,
     .accounts = lawPeople},
    {.id = "demo-elevadores-sur-1",
     .slug = "elevadores-sur",
     .name = "Elevadores Sur",
     .industry = "ELEVATORS",
     .tier = "BASIC",
     .plan = "BASIC",
     .status = "past_due",
     .from = sys_days{2025y / October / 1},
     .scale = 0.4,
     .people = 7,
     .onboardingDays = 9,
     .accounts = southPeople},
    {.id = "demo-banca-norte-7",
     .slug = "banca-norte",
     .name = "Banca Norte",
     .industry = "BANKING",
     .tier = "ENTERPRISE",
     .plan = "ENTERPRISE",
     .status = "active",
     .interval = "year",
     .decisions = 100'000,
     .scale = 0.6,
     .decisionScale = 24,
     .people = 22,
     .onboardingDays = 21,
     .reviewed = true,
     .accounts = bankPeople},
});

} // namespace

std::span<const DemoProfile> demoProfiles()
{
    return profiles;
}

std::span<const DemoPerson> demoPlatformPeople()
{
    return platformPeople;
}

} // namespace atalaya::platform

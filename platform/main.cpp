// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/cli/commands.h"

#include <cstdio>
#include <exception>
#include <functional>
#include <map>
#include <sys/resource.h>
#include <sys/stat.h>

namespace {

using namespace atalaya::platform;

const char *const usage = R"(atalaya-platform: the platform that the console talks to

  serve --data DIR [--listen 127.0.0.1:0] [--demo] [--clock ISO] [--tls-cert FILE --tls-key FILE] [--host NAME:PORT]
  tenant add --data DIR --slug SLUG --name NAME --industry INDUSTRY --tier TIER [--currency EUR] [--time-zone ZONE]
             [--since ISO]
  user add --data DIR [--tenant SLUG] --email EMAIL --name NAME --role ROLE   (password on standard input)
  user reset-mfa --data DIR [--tenant SLUG] --email EMAIL
  seed --data DIR --tenant SLUG --decisions N [--days D] [--seed S]
  check --data DIR
  backup --data DIR --to FILE
  recompute --data DIR --tenant SLUG --receipt FILE [--draft FILE]   (works a simulation out again from its receipt, beside
                            a server or on a copy without any key; one line of JSON says what is other than the receipt)
  log new-epoch --data DIR (--tenant SLUG | --all) --reason TEXT   (after a backup was put back: the logs that lack leaves
                            which were signed go on from it under a new key, and say so; `platform` is the platform's own)
  keys rewrap --data DIR   (a new key-encryption key in keys/kek, or the one in ATALAYA_KEK_NEXT; earlier backups open
                            with the old one only)
  --version

serve prints one line of JSON, {"url":…,"pid":…}, when it is ready; SIGTERM ends it. With --clock the time stands still
and lines of standard input move it: `set 2026-02-08T09:00:00Z`, `advance 30`. With --demo it listens on loopback only
and ends with its standard input.
)";

Exit run(const std::vector<std::string> &words)
{
    Arguments arguments(words, {"--all", "--demo", "--version", "--help"});
    if (arguments.flag("--version")) {
        std::puts("atalaya-platform " ATALAYA_VERSION);
        return Exit::Done;
    }
    if (arguments.flag("--help")) {
        std::fputs(usage, stdout);
        return Exit::Done;
    }
    static const std::map<std::vector<std::string>, std::function<Exit(Arguments &)>> commands{
        {{"serve"}, serve},
        {{"tenant", "add"}, addTenant},
        {{"user", "add"}, addPerson},
        {{"user", "reset-mfa"}, resetMfa},
        {{"seed"}, seed},
        {{"check"}, check},
        {{"backup"}, backup},
        {{"recompute"}, recompute},
        {{"log", "new-epoch"}, newEpoch},
        {{"keys", "rewrap"}, rewrap},
    };
    const auto command = commands.find(arguments.command());
    if (command == commands.end())
        throw UsageError("Name a command; --help lists them.");
    return command->second(arguments);
}

} // namespace

int main(int argc, char **argv)
{
    // Secrets must not land in a core file, and nothing that we write is for others to read.
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    umask(0077);
    try {
        return static_cast<int>(run({argv + 1, argv + argc}));
    } catch (const UsageError &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return static_cast<int>(Exit::Usage);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return static_cast<int>(Exit::Failed);
    }
}

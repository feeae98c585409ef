package org.waybill.collector.command;

import picocli.CommandLine.Command;

/** What is done with a whole store; see its own commands. */
@Command(
    name = "store",
    description = "What is done with a whole store.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class StoreCommand {}

package io.leasehold.hypervisor.hardware;

import java.util.UUID;

/**
 * A machine and the way to reach the machine.
 *
 * @param id the id of the machine's server
 * @param console the console that manages the machine, named after its zone
 */
public record MachineRef(UUID id, String console) {}

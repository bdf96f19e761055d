package io.leasehold.hypervisor.server;

import io.leasehold.hypervisor.hardware.MachineOrder;

/**
 * A new server, checked through.
 *
 * @param machine what bare metal is asked for
 */
record ServerOrder(
        Server.Owner owner, Server.Label label, Server.Software software, Server.Order order, MachineOrder machine) {}

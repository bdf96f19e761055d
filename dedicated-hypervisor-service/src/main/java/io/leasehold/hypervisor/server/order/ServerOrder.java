package io.leasehold.hypervisor.server.order;

import io.leasehold.hypervisor.hardware.MachineOrder;
import io.leasehold.hypervisor.server.Server;

/**
 * A new server, checked through.
 *
 * @param machine what bare metal is asked for
 */
public record ServerOrder(
        Server.Owner owner,
        Server.Label label,
        Server.Software software,
        Server.Specification specification,
        MachineOrder machine) {}

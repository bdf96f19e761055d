package io.leasehold.hypervisor.server.order;

import io.leasehold.hypervisor.hardware.MachineOrder;
import io.leasehold.hypervisor.server.Server;

/**
 * Valid order of a server.
 *
 * @param machine the order of the server's machine, with the same id
 */
public record ServerOrder(
        Server.Owner owner,
        Server.Label label,
        Server.Software software,
        Server.Specification specification,
        MachineOrder machine) {}

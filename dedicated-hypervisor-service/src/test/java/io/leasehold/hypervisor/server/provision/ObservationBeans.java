package io.leasehold.hypervisor.server.provision;

import io.leasehold.common.operation.ObservationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.hypervisor.hardware.MachineRef;
import io.leasehold.hypervisor.hardware.Machines;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Work of tests that asks for the state of a machine. */
@Singleton
class ObservationBeans {
    @Produces
    @Singleton
    static ObservationWork work(Operations operations, Transactions transactions, Machines machines) {
        return new ObservationWork(
                operations,
                transactions,
                operation ->
                        machines.observe(new MachineRef(UUID.fromString(operation.subject()), operation.console())));
    }
}

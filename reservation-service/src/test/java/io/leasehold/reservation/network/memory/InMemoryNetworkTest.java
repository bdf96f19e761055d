package io.leasehold.reservation.network.memory;

import io.leasehold.reservation.network.ExternalNetwork;
import io.leasehold.reservation.network.ExternalNetworkContract;
import io.leasehold.reservation.network.ReservedAddress;
import java.util.Optional;

class InMemoryNetworkTest extends ExternalNetworkContract {
    private final Faults faults = new Faults();
    private final InMemoryNetwork network = new InMemoryNetwork(faults);

    @Override
    protected ExternalNetwork network() {
        return network;
    }

    @Override
    protected Optional<String> owner() {
        return network.holder(ADDRESS).map(ReservedAddress::projectId);
    }

    @Override
    protected void breakDown() {
        faults.set(Faults.Operation.NETWORK, NETWORK);
        faults.set(Faults.Operation.CREATE, ADDRESS);
        faults.set(Faults.Operation.DELETE, ADDRESS);
    }

    @Override
    protected void loseAnswers() {
        faults.set(Faults.Operation.ANSWER, ADDRESS);
    }

    @Override
    protected void mend() {
        faults.clear();
    }
}

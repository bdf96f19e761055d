package io.leasehold.device.attachment.candidate;

import io.leasehold.device.attachment.rules.Slice;
import io.leasehold.device.mdev.DeviceTypes;
import io.leasehold.device.zstack.Parameters;
import io.leasehold.device.zstack.Uuids;
import io.leasehold.device.zstack.error.Refusal;
import java.util.List;
import java.util.Optional;

/** For what devices are looked for: nothing, clusters, a host or a virtual machine, and of which types. */
record CandidateQuery(List<String> clusters, Optional<String> host, Optional<String> vm, List<String> types) {
    static CandidateQuery of(Parameters parameters) {
        CandidateQuery query = new CandidateQuery(
                parameters.list("clusterUuids"),
                parameters.text("hostUuid").map(uuid -> Uuids.of("Host", uuid)),
                parameters.text("vmInstanceUuid").map(uuid -> Uuids.of("VmInstance", uuid)),
                parameters.list("types"));
        query.requireOnePlace();
        query.requireKnownTypes();
        return query;
    }

    boolean wants(Slice slice) {
        return (types.isEmpty() || types.contains(slice.device().type()))
                && host.map(slice.host().uuid()::equals).orElse(true)
                && (clusters.isEmpty()
                        || slice.host().cluster().map(clusters::contains).orElse(false));
    }

    private void requireOnePlace() {
        int places = (clusters.isEmpty() ? 0 : 1) + (host.isPresent() ? 1 : 0) + (vm.isPresent() ? 1 : 0);
        if (places > 1) {
            throw Refusal.argument("only one of clusterUuids, hostUuid and vmInstanceUuid may be given");
        }
    }

    private void requireKnownTypes() {
        types.stream()
                .filter(type -> !DeviceTypes.ALL.contains(type))
                .findFirst()
                .ifPresent(type -> {
                    throw Refusal.argument("type '%s' is not known".formatted(type));
                });
    }
}

package io.leasehold.device.attachment.candidate;

import io.leasehold.device.mdev.DeviceOnHost;
import io.leasehold.device.mdev.DeviceTypes;
import io.leasehold.device.zstack.QueryParameters;
import io.leasehold.device.zstack.Uuids;
import io.leasehold.device.zstack.error.Refusal;
import java.util.List;
import java.util.Optional;

/** Filter for candidates: by type, and by at most one of clusters, host and virtual machine. */
record CandidateQuery(List<String> clusters, Optional<String> host, Optional<String> vm, List<String> types) {
    static CandidateQuery of(QueryParameters parameters) {
        CandidateQuery query = new CandidateQuery(
                parameters.list("clusterUuids"),
                parameters.text("hostUuid").map(uuid -> Uuids.of("Host", uuid)),
                parameters.text("vmInstanceUuid").map(uuid -> Uuids.of("VmInstance", uuid)),
                parameters.list("types"));
        query.requireOneLocation();
        query.requireKnownTypes();
        return query;
    }

    boolean matches(DeviceOnHost deviceOnHost) {
        return (types.isEmpty() || types.contains(deviceOnHost.device().type()))
                && host.map(deviceOnHost.host().uuid()::equals).orElse(true)
                && (clusters.isEmpty()
                        || deviceOnHost.host().cluster().map(clusters::contains).orElse(false));
    }

    private void requireOneLocation() {
        int locations = (clusters.isEmpty() ? 0 : 1) + (host.isPresent() ? 1 : 0) + (vm.isPresent() ? 1 : 0);
        if (locations > 1) {
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

package io.leasehold.device.attachment.store;

import io.leasehold.common.event.AttachmentEvent;
import io.leasehold.device.zstack.Uuids;
import java.time.Instant;
import java.util.Optional;

/**
 * An attachment of a device to a virtual machine: from the hardware's confirmation of the attach to that of the detach.
 *
 * @param host the device's host, 32 hex digits
 * @param mtms the host's name, its machine type, model and serial number
 * @param leaseId the lease that events report
 */
public record Attachment(
        String id,
        String device,
        String vm,
        String account,
        Optional<String> leaseId,
        String host,
        String mtms,
        Optional<String> spec,
        Optional<String> specType,
        Optional<String> parent,
        String chooser,
        Instant startedAt,
        Optional<End> end) {
    /** The reason and the time of the end. */
    record End(String reason, Instant at) {}

    public AttachmentEvent event() {
        return end.isPresent() ? new AttachmentEvent.Detached(payload()) : new AttachmentEvent.Attached(payload());
    }

    private AttachmentEvent.Attachment payload() {
        return new AttachmentEvent.Attachment(
                id,
                device,
                Uuids.dashed(vm),
                vm,
                mtms,
                Uuids.dashed(host),
                spec.orElse(null),
                specType.orElse(null),
                parent.orElse(null),
                chooser,
                account,
                leaseId.orElse(null),
                startedAt,
                end.map(End::at).orElse(null),
                end.map(End::reason).orElse(null));
    }
}

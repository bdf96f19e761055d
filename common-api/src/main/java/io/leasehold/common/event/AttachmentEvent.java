package io.leasehold.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Attachment or detachment of a mediated device, confirmed by the hardware; published by device-service. */
public sealed interface AttachmentEvent extends ServiceEvent {
    Attachment attachment();

    @Override
    default String topic() {
        return Topics.DEVICE_ATTACHMENT;
    }

    @Override
    default String key() {
        return attachment().serverId();
    }

    @Override
    default Object payload() {
        return attachment();
    }

    /**
     * One attachment of a device to a server.
     *
     * @param deviceUuid 32 hex digits
     * @param serverId dashed
     * @param vmInstanceUuid {@code serverId} without dashes
     * @param host MTMS
     * @param hostUuid dashed
     * @param mdevSpecUuid 32 hex digits
     * @param mdevType the hardware's type id, such as {@code nvidia-35}
     * @param parentUuid the physical device, 32 hex digits
     * @param chooser {@code Device} or {@code Spec}
     * @param accountUuid the account that owns the server
     * @param leaseId the lease whose end ends the attachment
     * @param detachedAt only on {@link Detached}
     * @param reason only on {@link Detached}: {@code api}, {@code vm-deleted}, {@code lease-ended}, {@code
     *     host-removed}, {@code spec-removed} or {@code reconcile}
     */
    record Attachment(
            String attachmentId,
            String deviceUuid,
            String serverId,
            String vmInstanceUuid,
            String host,
            String hostUuid,
            @Nullable String mdevSpecUuid,
            @Nullable String mdevType,
            @Nullable String parentUuid,
            String chooser,
            String accountUuid,
            @Nullable String leaseId,
            Instant attachedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant detachedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {}

    record Attached(Attachment attachment) implements AttachmentEvent {
        static final String TYPE = "device.attached";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record Detached(Attachment attachment) implements AttachmentEvent {
        static final String TYPE = "device.detached";

        @Override
        public String type() {
            return TYPE;
        }
    }
}

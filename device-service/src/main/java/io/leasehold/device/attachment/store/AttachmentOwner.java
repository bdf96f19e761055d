package io.leasehold.device.attachment.store;

import io.leasehold.device.projection.Vm;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Under what an attachment stands.
 *
 * @param account the account of the virtual machine
 * @param lease the virtual machine's, else one that a tag names
 * @param tagged all leases that tags bind it to
 */
public record AttachmentOwner(String account, Optional<String> lease, List<String> tagged) {
    public AttachmentOwner {
        tagged = List.copyOf(tagged);
    }

    static AttachmentOwner of(Vm vm, Collection<String> tagged) {
        List<String> sorted = tagged.stream().sorted().toList();
        return new AttachmentOwner(
                vm.account(), vm.leaseId().or(() -> sorted.stream().findFirst()), sorted);
    }
}

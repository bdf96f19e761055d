package io.leasehold.device.attachment.store;

import io.leasehold.device.projection.Vm;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The account and the leases that an attachment belongs to.
 *
 * @param account the account of the virtual machine
 * @param lease the lease of the virtual machine, else the first lease that a tag names
 * @param tagged all leases that tags name
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

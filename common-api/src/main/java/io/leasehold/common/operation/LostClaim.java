package io.leasehold.common.operation;

/** Another process has taken the operation over, or an order was cancelled: the transaction of the outcome rolls back. */
public final class LostClaim extends RuntimeException {
    LostClaim(Operation operation) {
        super(
                "Claim %d of operation %d (%s of %s) is lost"
                        .formatted(operation.claim(), operation.id(), operation.kind(), operation.subject()),
                null,
                false,
                false);
    }
}

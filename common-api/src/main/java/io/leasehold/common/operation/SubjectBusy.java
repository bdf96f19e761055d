package io.leasehold.common.operation;

/** Another operation is at work on the subject. */
public final class SubjectBusy extends RuntimeException {
    SubjectBusy(String subject) {
        super("%s has another operation".formatted(subject), null, false, false);
    }
}

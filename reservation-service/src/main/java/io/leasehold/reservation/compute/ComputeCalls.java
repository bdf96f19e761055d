package io.leasehold.reservation.compute;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.function.Supplier;

/** Translation of failed calls to compute-service. */
final class ComputeCalls {
    private ComputeCalls() {}

    /** Makes the call; every failure but a status 4xx becomes {@link ComputeUnavailable}. */
    static <T> Uni<T> call(Supplier<Uni<T>> request) {
        return Uni.createFrom()
                .deferred(request::get)
                .onFailure(failure -> !isRefusal(failure))
                .transform(failure -> new ComputeUnavailable());
    }

    /** Turns a status 404 into an empty result. */
    static <T> Uni<Optional<T>> orEmpty(Uni<T> call) {
        return call.map(Optional::of)
                .onFailure(failure -> hasStatus(failure, 404))
                .recoverWithItem(Optional.empty());
    }

    static boolean hasStatus(Throwable failure, int status) {
        return failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == status;
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() < 500;
    }
}

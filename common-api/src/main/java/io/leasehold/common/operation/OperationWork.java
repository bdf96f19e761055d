package io.leasehold.common.operation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** The work of one kind of operation. */
public interface OperationWork {
    /** The kind, as it stands in the rows. */
    String kind();

    /**
     * Makes one try, and settles the operation in the transaction of the outcome with one of the methods of
     * {@link Operations}.
     *
     * <p>A try may begin after another one whose process died anywhere in between, or whose hardware call may still take
     * effect; it therefore begins by asking the hardware, by the subject's own id (ADR 0009). A failed try is repeated
     * after a pause that grows. A try that neither fails nor settles is repeated when its claim expires.
     */
    Uni<Void> run(Operation operation);

    /**
     * Puts the subject into its error state and publishes that, because an administrator gave the operation up. The
     * hardware is left to the next observation. The operation's row is removed by the caller.
     */
    Uni<Void> abandon(SqlConnection connection, Operation operation, String reason);
}

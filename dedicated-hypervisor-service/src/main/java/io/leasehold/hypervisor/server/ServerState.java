package io.leasehold.hypervisor.server;

/**
 * State of a server (contract, 10). A server that is being deleted keeps its status and changes its task only, because
 * clients take any status besides BUILD and ACTIVE for a failure.
 *
 * @param progress progress of the installation, in percent
 */
public record ServerState(Status status, Task task, Power power, int progress) {
    /** Status of a server, in the spelling of the API. */
    public enum Status {
        BUILD,
        ACTIVE,
        ERROR
    }

    /** Task in progress on a server. */
    public enum Task {
        NONE("None"),
        BUILDING("BUILDING"),
        DELETING("DELETING");

        private final String text;

        Task(String text) {
            this.text = text;
        }

        /** Returns the spelling of the API. */
        public String text() {
            return text;
        }
    }

    /** Power of a server's machine. */
    public enum Power {
        RUNNING,
        SHUTDOWN,
        /** Power control is lost temporarily. */
        CRASHED
    }

    public static final ServerState ACTIVE = new ServerState(Status.ACTIVE, Task.NONE, Power.RUNNING, 100);

    public static ServerState building(int progress) {
        return new ServerState(Status.BUILD, Task.BUILDING, Power.SHUTDOWN, progress);
    }

    /** Returns the state after a failed installation or release. */
    public ServerState failed() {
        return new ServerState(Status.ERROR, Task.NONE, Power.SHUTDOWN, progress);
    }

    ServerState deleting() {
        return new ServerState(status, Task.DELETING, power, progress);
    }

    /** Returns the state with the machine powered off. */
    public ServerState poweredOff() {
        return new ServerState(status, task, Power.SHUTDOWN, progress);
    }

    public boolean isDeleting() {
        return task == Task.DELETING;
    }
}

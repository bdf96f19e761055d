package io.leasehold.hypervisor.server;

/**
 * Where a server stands in its life (contract, 10). Being deleted changes the task alone: until it is gone a server
 * keeps its status, because clients take any third status for a failure.
 *
 * @param progress of the installation, in percent
 */
record Life(Status status, Task task, Power power, int progress) {
    /** The status, spelled as on the wire. */
    enum Status {
        BUILD,
        ACTIVE,
        ERROR
    }

    /** What is being done to it. */
    enum Task {
        NONE("None"),
        BUILDING("BUILDING"),
        DELETING("DELETING");

        private final String text;

        Task(String text) {
            this.text = text;
        }

        /** As the wire spells it. */
        String text() {
            return text;
        }
    }

    /** Whether the machine has power. */
    enum Power {
        RUNNING,
        SHUTDOWN,
        /** Power control is lost, for a while. */
        CRASHED
    }

    static final Life ACTIVE = new Life(Status.ACTIVE, Task.NONE, Power.RUNNING, 100);

    static Life building(int progress) {
        return new Life(Status.BUILD, Task.BUILDING, Power.SHUTDOWN, progress);
    }

    /** The installation failed, or the machine could not be given back. */
    Life broken() {
        return new Life(Status.ERROR, Task.NONE, Power.SHUTDOWN, progress);
    }

    Life deleting() {
        return new Life(status, Task.DELETING, power, progress);
    }

    /** The machine on its way back is off. */
    Life off() {
        return new Life(status, task, Power.SHUTDOWN, progress);
    }

    boolean isDeleting() {
        return task == Task.DELETING;
    }
}

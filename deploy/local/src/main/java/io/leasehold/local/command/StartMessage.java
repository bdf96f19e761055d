package io.leasehold.local.command;

import java.net.URI;

/** Text printed after the start of the stack. */
final class StartMessage {
    private StartMessage() {}

    static String text(URI gateway) {
        return """

                Leasehold is up. The gateway is %1$s, and GET / there lists the endpoints.

                  identity      %1$s/identity/v3
                  reservation   %1$s/reservation/v1
                  compute       %1$s/compute/v2.1, and as PowerVC has it %1$s/powervc/openstack/compute/v2.1
                  hypervisor    %1$s/dedicated-hypervisor/v1.0/aaa8749130bc3d2886d6b9bb3fcb1715, which is project demo
                  device        %1$s/zstack/v1

                Users, whose password is their name: admin; alice (member) and rita (reader) of demo; bob (member) of other.

                A first request, in another terminal:

                  curl -s -H "X-Auth-Token: $(./leasehold token alice)" %1$s/reservation/v1/leases

                All services at work, told step by step:

                  ./leasehold demo

                With python-openstackclient:

                  openstack --os-auth-url %1$s/identity/v3 --os-username alice --os-password alice \\
                    --os-project-name demo --os-user-domain-name Default --os-project-domain-name Default catalog list

                Ctrl-C stops it, and so does ./leasehold down.
                """.formatted(gateway);
    }
}

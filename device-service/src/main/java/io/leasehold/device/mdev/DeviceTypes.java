package io.leasehold.device.mdev;

import java.util.List;

/** The kinds of mediated devices, as they stand on the wire. */
public final class DeviceTypes {
    /** Security elements: at most one in a virtual machine, and they come and go while it runs. */
    public static final String SECURITY_ELEMENT = "SE_Controller";

    /** All of them. */
    public static final List<String> ALL =
            List.of("GPU_Video_Controller", "GPU_3D_Controller", "GPU_Processing_Accelerators", SECURITY_ELEMENT);

    private DeviceTypes() {}
}

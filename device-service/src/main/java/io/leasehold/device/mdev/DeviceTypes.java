package io.leasehold.device.mdev;

import java.util.List;

/** Types of mediated devices as the API names them. */
public final class DeviceTypes {
    /** Security elements: at most one in each virtual machine, with hotplug. */
    public static final String SECURITY_ELEMENT = "SE_Controller";

    public static final List<String> ALL =
            List.of("GPU_Video_Controller", "GPU_3D_Controller", "GPU_Processing_Accelerators", SECURITY_ELEMENT);

    private DeviceTypes() {}
}

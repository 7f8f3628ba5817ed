// Loaded into the measured process (NODE_OPTIONS=--require): writes its largest resident size in bytes when it ends.
const { writeFileSync } = require("node:fs");
process.on("exit", () => writeFileSync(process.env.PEAK_MEMORY_FILE, String(process.resourceUsage().maxRSS * 1024)));

import { spawn } from "node:child_process";

const grandchild = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
console.log(`pids ${process.pid} ${grandchild.pid}`);
setInterval(() => {}, 1000);

# nix run '.?dir=packaging' -- compare claude-opus-5 kimi-k3
{
  description = "Compare language models: prices, providers, benchmarks, switching risks";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs =
    { nixpkgs, ... }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
      each = make: nixpkgs.lib.genAttrs systems (system: make nixpkgs.legacyPackages.${system});
      manifest = (nixpkgs.lib.importTOML ../Cargo.toml).workspace.package;
    in
    {
      packages = each (pkgs: {
        default = pkgs.rustPlatform.buildRustPackage {
          pname = "llmcmp";
          inherit (manifest) version;
          src = ../.;
          cargoLock.lockFile = ../Cargo.lock;
          # The tests look at a whole checkout, with git and the network's loopback.
          doCheck = false;
          nativeBuildInputs = [ pkgs.installShellFiles ];
          postInstall = ''
            installManPage man/*.1
            installShellCompletion --cmd llmcmp \
              --bash completions/llmcmp.bash --fish completions/llmcmp.fish --zsh completions/_llmcmp
            install -Dm644 -t "$out/share/doc/llmcmp" LICENSE-* THIRD-PARTY-*
          '';
          meta = {
            description = "Compare language models: prices, providers, benchmarks, switching risks";
            license = with pkgs.lib.licenses; [
              mit
              asl20
            ];
            mainProgram = "llmcmp";
          };
        };
      });
    };
}

"""An archive of reposted Chinese government news: who reposted which original, when, and what they changed."""
